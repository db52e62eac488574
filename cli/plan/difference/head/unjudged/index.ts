export { unjudgedLines } from "./unjudged";
export { unseenComponentLines } from "./unseen-components";
