import type { EventScaling } from "../../../capabilities";
import { matches, notEmpty } from "../../../checks";
import type { Cloud, CloudPermissions } from "../../../clusters/contract";
import { expected, type Problem, quote } from "../../../problems";
import type { KedaOptions } from "./options";

const permissionKeys = { awsPermissions: "aws", gcpPermissions: "gcp", azurePermissions: "azure" } as const;

/** Lists the mistakes in the operator's permissions. */
export function checkPermissions(cloud: Cloud, options: Partial<KedaOptions>): Problem[] {
  return [...checkScopes(options), ...checkForeign(cloud, options)];
}

function checkForeign(cloud: Cloud, options: Partial<KedaOptions>): Problem[] {
  return Object.entries(permissionKeys).flatMap(([path, own]) => {
    const given = options[path as keyof typeof permissionKeys];
    const isForeign = given !== undefined && given.length > 0 && own !== cloud;
    return isForeign
      ? [{ path, message: `is not supported on cloud ${quote(cloud)}; remove it` }]
      : notEmpty(path, given, "permission", "remove the option if the operator needs no permissions");
  });
}

/* https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operatorForm =
  /^(For(All|Any)(Values|Value):)?(String|Numeric|Date|Arn)(Not)?(Equals|Like|LessThan|GreaterThan)\w*$|^(Bool|Null|BinaryEquals|(Not)?IpAddress)(IfExists)?$/;
const narrow = 'a narrow role such as "roles/monitoring.viewer" or "Azure Service Bus Data Owner"';

/** Refuses malformed permissions, and wildcards that allow all actions. An attacker who takes over the operator gets the operator's permissions. */
function checkScopes({
  awsPermissions = [],
  gcpPermissions = [],
  azurePermissions = [],
}: Partial<KedaOptions>): Problem[] {
  const action = 'an action of a service such as "sqs:GetQueueAttributes"';
  const arn = 'an ARN, or "*" for actions that support no ARN';
  return [
    ...awsPermissions.flatMap(({ actions, resources, conditions = {} }, index) => {
      const path = `awsPermissions[${index}]`;
      return [
        ...notEmpty(`${path}.actions`, actions, "action"),
        ...notEmpty(`${path}.resources`, resources, "resource"),
        ...actions.flatMap((one, at) =>
          matches(`${path}.actions[${at}]`, one, /^[a-z0-9-]+:[A-Z][A-Za-z]*\*?$/, action),
        ),
        ...Object.keys(conditions).flatMap((one) =>
          matches(`${path}.conditions.${one}`, one, operatorForm, 'an IAM operator such as "StringEquals"'),
        ),
        ...resources.flatMap((one, at) => matches(`${path}.resources[${at}]`, one, /^(\*|arn:[^:]+:[^:]+:.+)$/, arn)),
        ...(resources.includes("*") ? checkEverywhere(`${path}.resources`, actions) : []),
      ];
    }),
    ...gcpPermissions.flatMap(({ role }, index) =>
      matches(
        `gcpPermissions[${index}].role`,
        role,
        /^((projects|organizations)\/[^/]+\/)?roles\/(?!(owner|editor)$)\S+$/,
        narrow,
      ),
    ),
    ...gcpPermissions.flatMap(({ condition }, index) =>
      Object.entries(condition ?? {}).flatMap(([key, value]) =>
        matches(`gcpPermissions[${index}].condition.${key}`, value, /\S/, "a text"),
      ),
    ),
    ...azurePermissions.flatMap(({ role, scope }, index) => [
      ...matches(
        `azurePermissions[${index}].role`,
        role,
        /^(?!(Owner|Contributor|User Access Administrator)$)./,
        narrow,
      ),
      ...matches(`azurePermissions[${index}].scope`, scope, /^\/subscriptions\/.+$/, "the id of a resource"),
    ]),
  ];
}

/** Actions that read data or credentials. No trigger needs them on all resources. */
const readsData = /^(secretsmanager|ssm|kms|s3|dynamodb|sts):/;

/**
 * Refuses "*" as the resource for actions that change something or read data. An attacker who controls the operator could pass any role, or read any
 * secret.
 */
function checkEverywhere(path: string, actions: readonly string[]): Problem[] {
  const wide = actions.filter((action) => !/^[a-z0-9-]+:(Get|List|Describe)/.test(action) || readsData.test(action));
  return wide.map((action) =>
    expected(
      path,
      `ARNs for the action ${quote(action)}`,
      "*",
      '"*" is allowed only for list actions and metric queries',
    ),
  );
}

/** Returns the operator's permissions. Undefined if the options request no permissions. */
export function permissionsOf(options: KedaOptions): CloudPermissions | undefined {
  const { awsPermissions, gcpPermissions, azurePermissions } = options;
  const all = { aws: awsPermissions, gcp: gcpPermissions, azure: azurePermissions };
  const given = Object.entries(all).filter(([, permissions]) => permissions !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** Values of `TriggerAuthentication.spec.podIdentity.provider`. */
const podIdentities = {
  aws: "aws",
  azure: "azure-workload",
  gcp: "gcp",
  none: undefined,
} as const satisfies Record<Cloud, EventScaling["podIdentity"]>;

/** Returns how the operator authenticates to the cloud. Empty if the operator has no permissions in the cloud. */
export function podIdentityOf(cloud: Cloud, options: KedaOptions): Pick<EventScaling, "podIdentity"> {
  const podIdentity = permissionsOf(options) === undefined ? undefined : podIdentities[cloud];
  return podIdentity === undefined ? {} : { podIdentity };
}
