import { type Fields, text } from "../../values";
import type { CloudRule } from "../contract";

/** The characters of a security group's name and descriptions. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
const allowedText = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;

/** Refuses a name or description with other characters. */
export const allowedTexts =
  (what: string): CloudRule =>
  ({ inputs }) => {
    const wrong = (["name", "description"] as const).find((key) => !allowedText.test(text(inputs, key) ?? ""));
    const set = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
    return wrong === undefined
      ? undefined
      : {
          code: "InvalidParameterValue",
          message: `Invalid ${what} ${wrong}. Valid ${wrong}s are strings less than 256 characters from the following set: ${set} (given ${JSON.stringify(inputs[wrong])})`,
        };
  };

/** Writes a rule's protocol and ports as a plan shows them: `tcp 443`. */
export function ports({ ipProtocol, fromPort, toPort }: Fields): string {
  if (ipProtocol === "-1") {
    return "any port";
  }
  const [from, to] = [text(fromPort), text(toPort)];
  const range = from === to || to === undefined ? from : `${from ?? ""}-${to}`;
  return `${text(ipProtocol) ?? "unknown protocol"} ${range ?? "any port"}`;
}
