import { parsed, text, texts } from "../../../values";
import { all } from "../../account";
import type { CloudRule } from "../../contract";
import { named } from "../../property-checks";
import { said } from "../../shown";
import { regionalArn } from "../arns";
import type { AwsType } from "../aws-type";
import { regional } from "../replaced-by";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
const hasNoTargets: CloudRule = ({ id }, account) =>
  all(account, "aws:cloudwatch/eventTarget:EventTarget").some(({ state }) => state.rule === id)
    ? { code: "ValidationException", message: "Rule can't be deleted since it has targets." }
    : undefined;

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const eventRule: AwsType = {
  token: "aws:cloudwatch/eventRule:EventRule",
  label: "EventBridge Rule",
  api: { service: "EventBridge", create: "PutRule", delete: "DeleteRule" },
  autoname: { property: "name", maxLength: 64 },
  id: ({ inputs, name }) => text(inputs, "name") ?? name,
  defaults: { eventBusName: "default", state: "ENABLED", forceDestroy: false },
  computed: ({ place, id }) => ({ arn: regionalArn(place, "events", `rule/${id}`) }),
  properties: { name: named(/^[.\-_A-Za-z0-9]+$/, 64) },
  refuses: { delete: [hasNoTargets] },
  replacedBy: regional("events/rule.go", ["eventBusName", "name", "namePrefix"]),
  shown: {
    values: ({ inputs }) => [said("on", eventNames(inputs.eventPattern)), said("at", inputs.scheduleExpression)],
  },
};

/** Names the events that a pattern matches. */
function eventNames(pattern: unknown): string {
  const document = parsed(pattern);
  const names = [...texts(document, "detail-type"), ...texts(document, "detail", "eventTypeCategory")];
  return (names.length === 0 ? texts(document, "source") : names).join(", ");
}
