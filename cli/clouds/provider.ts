import { firstFault } from "./account";
import type { CloudPlace, CloudQuestion, CloudType, CloudTypes } from "./contract";
import { type AccountView, type CloudCall, type CloudFault, type CloudRule } from "./contract";
import type { Properties } from "./properties";
import { type CheckFailure, failedChecks } from "./property-checks";

/** A cloud as Pulumi's provider for it shows it: what is played of it, as pure functions. */
export interface CloudProvider {
  /** Of the provider's plugin, and the first word of its types' tokens: `aws`, `gcp`, `azure-native`. */
  readonly plugin: string;
  /** Of the provider whose behaviour is played. */
  readonly version: string;
  readonly types: CloudTypes;
  /** What follows a resource's name where the provider names it. */
  readonly nameSuffix: { readonly separator: string; readonly digits: number };
  /** What the provider adds to whatever it manages, for instance the tags of its configuration. @default nothing */
  readonly common?: (type: CloudType, question: CloudQuestion) => Properties;
  /**
   * Outputs that a preview of an update still knows, where it knows no others but what is asked for.
   * @default all that the type does not name in `unknownOnUpdate`
   */
  readonly stableOutputs?: readonly string[];
  /** Whether a list of texts is a set, so that another order is no difference. */
  readonly isSet: (property: string) => boolean;
  /** What its functions answer, by token. @default none is called */
  readonly functions?: Readonly<Record<string, (inputs: Properties, place: CloudPlace) => Properties>>;
  /** What the cloud refuses of any type, before the type's own rules. */
  readonly refuses: Readonly<Record<CloudCall["operation"], readonly CloudRule[]>>;
  /** A refusal as the provider shows it. */
  readonly faultMessage: (call: CloudCall, fault: CloudFault, requestId: string) => string;
  /** An id as the cloud draws it; the same for the same thing. */
  readonly drawId: (prefix: string, of: string) => string;
}

/** Lists what the provider itself refuses before it calls the cloud; unknown values pass. */
export function checkFailures(
  { types }: CloudProvider,
  token: string,
  inputs: Properties,
  unknown: unknown,
): readonly CheckFailure[] {
  return failedChecks(types[token]?.properties ?? {}, inputs, unknown);
}

/** Asks the cloud's rules about a change; the first rule that refuses it speaks. */
export function refusalOf(
  { refuses, types }: CloudProvider,
  call: CloudCall,
  account: AccountView,
): CloudFault | undefined {
  const own = types[call.type]?.refuses?.[call.operation] ?? [];
  return firstFault([...refuses[call.operation], ...own], call, { ...account, types });
}
