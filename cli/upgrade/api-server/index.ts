export { apiServerOf, askApiServer } from "./api-servers";
export { judgeAnswers } from "./judge-answers";
