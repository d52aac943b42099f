import { Loaded } from "@rdv/app/Loaded";
import { Page } from "@rdv/app/Page";
import { asProblem, type Problem } from "@rdv/app/problem";
import { Button, ButtonLink, RadioList } from "@rdv/theme";
import { type ReactNode, useState } from "react";
import { copyMotif, keys, type Motif, removeMotif, settled } from "../../api/settings";
import { useMe, useOrganisation } from "../../desk";
import { wayOnWithNews } from "../../parts/News";
import { Refusal } from "../../parts/Refusal";
import type { PageProperties } from "../../routes";
import { useMotifs } from "./MotifsPage";
import { Lost, RemovePage, useSettingsPath } from "./parts";
import { useSettingsWords } from "./words";

interface OneMotifProps {
  readonly id: string | undefined;
  readonly children: (motif: Motif) => ReactNode;
}

function OneMotif({ id, children }: OneMotifProps) {
  const words = useSettingsWords().motifs;
  const path = useSettingsPath();
  return (
    <Loaded title={words.title} back={path("motifs")} resource={useMotifs()}>
      {(known) => {
        const motif = known.find((one) => one.id === id);
        return motif ? children(motif) : <Lost />;
      }}
    </Loaded>
  );
}

/** The last question before a motif is no longer offered (MOT-04). */
export function RemoveMotifPage({ parts }: PageProperties) {
  const words = useSettingsWords().motifs;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  return (
    <OneMotif id={parts.id}>
      {(motif) => (
        <RemovePage
          title={words.removeTitle(motif.name)}
          lead={words.removeLead}
          yes={words.removeYes}
          no={words.removeNo}
          back={path("motifs")}
          news={words.removed}
          remove={async () => {
            await removeMotif(id, motif.id);
            settled(keys.motifs(id));
          }}
        />
      )}
    </OneMotif>
  );
}

/** A motif's copy, here or in another organisation that the agent administers (MOT-07). */
export function CopyMotifPage({ parts }: PageProperties) {
  return <OneMotif id={parts.id}>{(motif) => <CopyForm motif={motif} />}</OneMotif>;
}

function CopyForm({ motif }: { readonly motif: Motif }) {
  const texts = useSettingsWords();
  const words = texts.motifs;
  const { id } = useOrganisation();
  const path = useSettingsPath();
  const [into, setInto] = useState(id);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const administered = useMe().organisations.filter(({ level }) => level === "admin");

  async function copy(): Promise<void> {
    const goOn = wayOnWithNews();
    setBusy(true);
    setProblem(undefined);
    try {
      const made = await copyMotif(id, motif.id, into);
      settled(keys.motifs(into));
      const elsewhere = administered.find((one) => one.id === into && one.id !== id);
      // Here the copy wants another name or service at once; elsewhere it is for that organisation's day.
      if (elsewhere) goOn(path("motifs"), words.copyElsewhere(elsewhere.name));
      else goOn(path(`motifs/${made.id}`), words.duplicated);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setBusy(false);
    }
  }

  return (
    <Page title={words.copyTitle(motif.name)} lead={<p>{words.copyLead}</p>} back={path("motifs")}>
      {problem && <Refusal problem={problem} onRetry={copy} busy={busy} />}
      {administered.length > 1 && (
        <RadioList
          name="into"
          legend={words.copyWhere}
          value={into}
          onChange={setInto}
          answers={administered.map((one) => ({
            value: one.id,
            label: one.id === id ? words.copyHere(one.name) : one.name,
          }))}
        />
      )}
      <div className="actions">
        <Button onClick={copy} busy={busy}>
          {busy ? words.copyBusy : words.copySubmit}
        </Button>
        <ButtonLink href={path("motifs")} variant="secondary">
          {texts.cancel}
        </ButtonLink>
      </div>
    </Page>
  );
}
