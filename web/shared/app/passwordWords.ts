import type { Language } from "./dates";
import { useSharedWords } from "./language";
import { frenchCatalogue } from "./typography";

/** The words around a password in French, typed plainly. */
export const passwordFr = {
  rules: "Votre mot de passe doit contenir :",
  rule: {
    length: "entre 12 et 128 caractères",
    digit: "au moins 1 chiffre",
    upper: "au moins 1 lettre majuscule",
    special: "au moins 1 caractère spécial, par exemple un tiret ou un point d'exclamation",
  },
  met: "respecté",
  unmet: "à respecter",
  common: "Un mot de passe trop courant sera refusé.",
  label: "Mot de passe",
  fresh: "Nouveau mot de passe",
  show: "Afficher le mot de passe",
  missing: "Choisissez un mot de passe.",
  wrong: {
    too_short: "Le mot de passe doit avoir au moins 12 caractères.",
    too_long: "Le mot de passe doit avoir au plus 128 caractères.",
    needs_digit: "Ajoutez un chiffre à votre mot de passe.",
    needs_upper_case: "Ajoutez une lettre majuscule à votre mot de passe.",
    needs_special: "Ajoutez un caractère spécial à votre mot de passe.",
    wrong_password: "Ce mot de passe n'est pas le bon.",
    too_common: "Ce mot de passe est trop courant : choisissez-en un autre.",
  } as Readonly<Record<string, string>>,
};

export type PasswordTexts = typeof passwordFr;

export const passwordEn: PasswordTexts = {
  rules: "Your password must contain:",
  rule: {
    length: "between 12 and 128 characters",
    digit: "at least 1 digit",
    upper: "at least 1 capital letter",
    special: "at least 1 special character, for example a hyphen or an exclamation mark",
  },
  met: "done",
  unmet: "to do",
  common: "A password that is too common will be refused.",
  label: "Password",
  fresh: "New password",
  show: "Show the password",
  missing: "Choose a password.",
  wrong: {
    too_short: "The password must have at least 12 characters.",
    too_long: "The password must have at most 128 characters.",
    needs_digit: "Add a digit to your password.",
    needs_upper_case: "Add a capital letter to your password.",
    needs_special: "Add a special character to your password.",
    wrong_password: "This password is not right.",
    too_common: "This password is too common: choose another one.",
  },
};

const words: Readonly<Record<Language, PasswordTexts>> = { fr: frenchCatalogue(passwordFr), en: passwordEn };

/** The words around a password, in the language of the page. */
export const usePasswordWords = (): PasswordTexts => words[useSharedWords().language];
