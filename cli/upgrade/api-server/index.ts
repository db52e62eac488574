export { apiServerOf, judgeByApiServer } from "./api-servers";
