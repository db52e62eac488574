export { checklist, checklistItems, checklistText } from "./checklist";
