import type { CheckFailure } from "./checks";
import type { CloudPlace, CloudQuestion, CloudType, CloudTypes } from "./cloud-type";
import type { Properties } from "./properties";
import type { CloudAccount, CloudCall, CloudFault } from "./rule";

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
  /** Objections of the provider itself, before it asks the cloud for anything; unknown values are left out. */
  readonly check: (type: string, inputs: Properties, unknown: unknown) => readonly CheckFailure[];
  /** Asks the cloud's own rules whether a change can be; the first that has something against it speaks. */
  readonly refusal: (call: CloudCall, account: CloudAccount) => CloudFault | undefined;
  /** A refusal as the provider shows it. */
  readonly faultMessage: (call: CloudCall, fault: CloudFault, requestId: string) => string;
  /** An id as the cloud draws it; the same for the same thing. */
  readonly drawId: (prefix: string, of: string) => string;
}
