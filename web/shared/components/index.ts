/** What a theme must draw: the components that pages use, each wrapped once. */
export type Components = typeof import("./index");

export { Alert, type AlertTone } from "./Alert";
export { Button, ButtonLink } from "./Button";
export { Card } from "./Card";
export { CheckField } from "./CheckField";
export { ChoiceGroup } from "./ChoiceGroup";
export { ChoiceLink, ChoiceList } from "./ChoiceList";
export { Combobox, type Suggestion } from "./Combobox";
export { DateTile } from "./DateTile";
export { Dialog } from "./Dialog";
export { ErrorSummary } from "./ErrorSummary";
export { Heading } from "./Heading";
export { Icon, type IconName } from "./Icon";
export { type RadioAnswer, RadioList } from "./RadioList";
export { type SelectAnswer, SelectField } from "./SelectField";
export { SkeletonList, SkeletonText } from "./Skeleton";
export { SkipLink } from "./SkipLink";
export { Steps } from "./Steps";
export type { Localised, Site } from "./site";
export { Tag } from "./Tag";
export { TextArea } from "./TextArea";
export { TextField } from "./TextField";
export { TextLink } from "./TextLink";
export { TimeGroup, TimeOption } from "./TimeOption";
