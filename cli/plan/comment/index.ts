export { commentLength, stackMarkdown, stacksComment } from "./comment";
