import { lasting, randomId } from "@rdv/app/storage";

const VISITOR = "rdv.visitor";

/** The random id that the service counts holds by; it says nothing of the person. */
export function visitorId(): string {
  const known = lasting.read(VISITOR);
  if (known) return known;
  const made = randomId();
  lasting.write(VISITOR, made);
  return made;
}
