import { text, texts } from "../../../values";
import { said } from "../../shown";
import { iamArn } from "../arns";
import { type AwsType, api } from "../aws-type";
import { global } from "../replaced-by";
import { entityExists } from "./names";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html */
export const openIdConnectProvider: AwsType = {
  token: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  label: "IAM OIDC Provider",
  api: api("IAM", "OpenIDConnectProvider", "AddClientIDToOpenIDConnectProvider"),
  global: true,
  id: ({ place, inputs }) => iamArn(place, `oidc-provider/${withoutScheme(text(inputs, "url"))}`),
  defaults: { thumbprintLists: [] },
  computed: ({ id, inputs }) => ({ arn: id, url: withoutScheme(text(inputs, "url")) }),
  unique: entityExists("url", (url) => `Provider with url ${url} already exists.`),
  replacedBy: global("iam/openid_connect_provider.go", ["url"]),
  shown: {
    values: ({ inputs }) => [text(inputs.url), said("for", texts(inputs.clientIdLists).join(", "))],
  },
};

function withoutScheme(url = ""): string {
  return url.replace(/^https:\/\//, "");
}
