import type { TypeFacts } from "../../contract";

/** https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html */
export const functionUrl: TypeFacts = {
  token: "aws:lambda/functionUrl:FunctionUrl",
  opens: ({ authorizationType }) => (authorizationType === "NONE" ? ["its function, without sign-in"] : []),
};
