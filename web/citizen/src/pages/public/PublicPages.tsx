import { frenchCatalogue } from "@rdv/app/typography";
import { Alert, Card, Heading, site, TextLink } from "@rdv/theme";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { Page } from "../../parts/Page";
import { publicEn } from "./texts.en";
import { type Block, OTHER_SITES, type PublicText, publicFr } from "./texts.fr";

export type PublicPageName = "help" | "privacy" | "accessibility" | "legal";

const texts = { fr: frenchCatalogue(publicFr), en: publicEn } as const;

/** A page about the site itself: help, privacy, accessibility, legal notice. */
export function PublicPages({ name }: { readonly name: PublicPageName }) {
  const { language } = useWords();
  const words = texts[language];
  const { title, lead, sections }: PublicText = words[name];
  return (
    <Page title={title} lead={<p>{lead}</p>}>
      {name === "legal" && <Imprint />}
      {sections.map((section) => (
        <section className="public" key={section.title}>
          <Heading level={2} size="sm">
            {section.title}
          </Heading>
          {section.blocks.map((block) => (
            <PublicBlock block={block} key={JSON.stringify(block)} />
          ))}
        </section>
      ))}
    </Page>
  );
}

function PublicBlock({ block }: { readonly block: Block }) {
  if (typeof block === "string") return <p>{linked(block)}</p>;
  const lines = "steps" in block ? block.steps : block;
  const items = lines.map((line) => <li key={line}>{linked(line)}</li>);
  return "steps" in block ? <ol>{items}</ol> : <ul>{items}</ul>;
}

const NAMED = new RegExp(`(${Object.keys(OTHER_SITES).join("|").replaceAll(".", "\\.")})`);

/** The text with the sites that it names as links. */
function linked(text: string): ReactNode {
  return text.split(NAMED).map((part) => {
    const href = OTHER_SITES[part];
    return href ? (
      <TextLink href={href} key={part}>
        {part}
      </TextLink>
    ) : (
      part
    );
  });
}

/** Who publishes and hosts: what the deployment says of itself in `site.json`. */
function Imprint() {
  const { language } = useWords();
  const words = texts[language].imprint;
  const { publisher, director, host, contact } = site.imprint;
  const rows = (
    [
      [words.publisher, publisher],
      [words.director, director],
      [words.host, host],
      [words.contact, contact],
    ] as const
  ).filter(([, answer]) => answer);
  return rows.length === 0 ? (
    <Alert tone="warning" title={words.title}>
      <p>{words.missing}</p>
    </Alert>
  ) : (
    <Card labelledBy="imprint">
      <Heading level={2} size="2xs" id="imprint">
        {words.title}
      </Heading>
      <dl className="answers recap">
        {rows.map(([question, answer]) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
