import { Icon } from "@rdv/theme";
import { useEffect, useState } from "react";
import { announce } from "./announcer";
import { useSharedWords } from "./language";

/** Tells that the network is gone, and that it is back. */
export function Offline() {
  const { texts } = useSharedWords();
  const [offline, setOffline] = useState(() => !navigator.onLine);

  useEffect(() => {
    const lost = () => setOffline(true);
    const back = () => {
      setOffline(false);
      announce(texts.layout.online);
    };
    window.addEventListener("offline", lost);
    window.addEventListener("online", back);
    return () => {
      window.removeEventListener("offline", lost);
      window.removeEventListener("online", back);
    };
  }, [texts]);

  return (
    <div role="status">
      {offline && (
        <p className="offline">
          <span className="wrap">
            <Icon name="warning" />
            <span>{texts.layout.offline}</span>
          </span>
        </p>
      )}
    </div>
  );
}
