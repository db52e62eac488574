import { parseQuantity } from "../../../../../components/testing";
import { text } from "../../../../values";
import type { PropertyChange } from "../../changes";
import { seconds } from "../spans";

/* What a service accepts from its users: large uploads, slow answers, and messages that it keeps after a failed delivery. */

/** Reports whether uploads of half the size, or answers of half the time, newly fail, or whether messages that fail are thrown away. */
export function allowsLess(change: PropertyChange): boolean {
  return losesDeadLetters(change) || cutsRequests(change);
}

/**
 * Where queues and functions put what they could not handle.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 * https://cloud.google.com/pubsub/docs/handling-failures#dead_letter_topic
 */
const deadLetters = /(?:^|\.)(?:redrivePolicy|deadLetter\w*)(?:$|\.)/;

function losesDeadLetters({ path, before, after }: PropertyChange): boolean {
  return deadLetters.test(path) && before !== undefined && after === undefined;
}

/** https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/annotations.md#custom-max-body-size */
const ofNginx =
  /^metadata\.annotations\["nginx\.ingress\.kubernetes\.io\/(proxy-body-size|proxy-(?:connect|read|send)-timeout)"\]$/;

/** What NGINX allows unless somebody says otherwise. https://nginx.org/en/docs/http/ngx_http_core_module.html#client_max_body_size */
const defaults: Readonly<Record<string, string>> = {
  "proxy-body-size": "1m",
  "proxy-connect-timeout": "5",
  "proxy-read-timeout": "60",
  "proxy-send-timeout": "60",
};

function cutsRequests({ path, before, after }: PropertyChange): boolean {
  const [, name] = ofNginx.exec(path) ?? [];
  if (name === undefined) {
    return false;
  }
  const [was, is] = [before, after].map((value) => amount(text(value) ?? defaults[name] ?? ""));
  return was !== undefined && is !== undefined && is <= was / 2;
}

/** Returns a size in bytes or a time in seconds. NGINX writes `8m`, and 0 for any size. */
function amount(given: string): number | undefined {
  const [, size = "", unit = ""] = /^(\d+)([kmg]?)$/i.exec(given) ?? [];
  const factor = unit.toUpperCase().replace("K", "k");
  const found = size === "" ? seconds(given) : parseQuantity(`${size}${factor}`);
  return found === 0 ? Number.POSITIVE_INFINITY : found;
}
