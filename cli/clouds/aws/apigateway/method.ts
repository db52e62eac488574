import type { TypeFacts } from "../../contract";

/**
 * Browsers send `OPTIONS` before they sign in. https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
 */
export const method: TypeFacts = {
  token: "aws:apigateway/method:Method",
  opens: ({ authorization, httpMethod, apiKeyRequired }) =>
    authorization === "NONE" && httpMethod !== "OPTIONS" && apiKeyRequired !== true
      ? ["its method, without sign-in"]
      : [],
};
