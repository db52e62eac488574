import type { Fields } from "../values";
import { firstFault } from "./account";
import type {
  AccountView,
  CloudCall,
  CloudFault,
  CloudPlace,
  CloudQuestion,
  CloudRule,
  CloudType,
  CloudTypes,
} from "./contract";
import { modelObjections } from "./models";
import { type CheckFailure, failedChecks } from "./property-checks";

/** A simulated cloud as pure functions, which answer its Pulumi provider. */
export interface CloudProvider {
  /** The name of the provider's plugin, with which its types' tokens begin: `aws`, `gcp`, `azure-native`. */
  readonly plugin: string;
  /** The version of the provider that is simulated. */
  readonly version: string;
  readonly types: CloudTypes;
  /** The end of a name that the provider gives, after the resource's own. */
  readonly nameSuffix: { readonly separator: string; readonly digits: number };
  /** Returns outputs that the provider adds to every resource, for instance its configured tags. @default nothing */
  readonly common?: (type: CloudType, question: CloudQuestion) => Fields;
  /**
   * The only outputs, besides the inputs, that a preview of an update still knows.
   * @default all except the type's `unknownOnUpdate`
   */
  readonly stableOutputs?: readonly string[];
  /** Reports whether a list is a set, whose order does not matter. */
  readonly isSet: (property: string) => boolean;
  /** The provider's functions by token. @default none */
  readonly functions?: Readonly<Record<string, (inputs: Fields, place: CloudPlace) => Fields>>;
  /** The cloud's rules for every type, which run before the type's own. */
  readonly refuses: Readonly<Record<CloudCall["operation"], readonly CloudRule[]>>;
  /** Writes an error as the provider does. */
  readonly faultMessage: (call: CloudCall, fault: CloudFault, requestId: string) => string;
  /** Generates an id as the cloud does. The same arguments always give the same id. */
  readonly drawId: (prefix: string, of: string) => string;
}

/**
 * Lists the refusals that follow from the inputs alone: by the provider before it calls the cloud, and by the cloud's published API
 * model. Unknown values pass.
 */
export function checkFailures(
  { types }: CloudProvider,
  token: string,
  inputs: Fields,
  unknown: unknown,
): readonly CheckFailure[] {
  const own = failedChecks(types[token]?.properties ?? {}, inputs, unknown);
  const byModel = modelObjections(token, inputs, [unknown]).filter(
    ({ property, warns }) => !warns && !own.some((failure) => failure.property === property),
  );
  return [...own, ...byModel.map(({ property, reason }) => ({ property, reason }))];
}

/** Returns the first refusal of a call by the cloud's rules. */
export function refusalOf(
  { refuses, types }: CloudProvider,
  call: CloudCall,
  account: AccountView,
): CloudFault | undefined {
  const own = types[call.type]?.refuses?.[call.operation] ?? [];
  return firstFault([...refuses[call.operation], ...own], call, { ...account, types });
}
