export { apiServerOf, askApiServer, judgeByApiServer } from "./api-servers";
