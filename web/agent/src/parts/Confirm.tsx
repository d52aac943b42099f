import { asProblem, type Problem } from "@rdv/app/problem";
import { Button, Dialog } from "@rdv/theme";
import { type ReactNode, useState } from "react";
import { useWords } from "../i18n";
import { Refusal } from "./Refusal";

interface ConfirmProps {
  readonly id: string;
  readonly title: string;
  readonly children?: ReactNode;
  readonly confirm: string;
  readonly busy: string;
  readonly danger?: boolean;
  /** Does it; what it throws is told in the dialog, which stays. */
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}

/** "Are you sure?", and what comes of it. */
export function Confirm({ id, title, children, confirm, busy, danger = false, onConfirm, onClose }: ConfirmProps) {
  const words = useWords().texts.common;
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function run(): Promise<void> {
    if (running) return;
    setRunning(true);
    setProblem(undefined);
    try {
      await onConfirm();
    } catch (thrown) {
      setProblem(asProblem(thrown));
      setRunning(false);
    }
  }

  /** What is under way is no longer to be left: how it ends is told here. */
  function leave(): void {
    if (!running) onClose();
  }

  return (
    <Dialog id={id} title={title} onClose={leave}>
      {problem && <Refusal problem={problem} />}
      {children}
      <div className="actions">
        <Button onClick={run} busy={running} danger={danger}>
          {running ? busy : confirm}
        </Button>
        <Button variant="secondary" onClick={leave}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
