import { announce } from "@rdv/app/announcer";
import { navigate } from "@rdv/app/router";
import { Alert } from "@rdv/theme";
import { useEffect, useState } from "react";

let waiting: string | undefined;

/** Goes to a page, which then shows and says what has just been done. */
export function navigateWithNews(path: string, news: string): void {
  waiting = news;
  navigate(path);
}

/** What the page before has done, once. */
export function News() {
  const [news] = useState(waiting);
  useEffect(() => {
    waiting = undefined;
    if (news) announce(news);
  }, [news]);
  return news ? (
    <Alert tone="success">
      <p>{news}</p>
    </Alert>
  ) : null;
}
