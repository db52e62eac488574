import { type Fields, items, text } from "../../../../cli/values";

/** A collection of EKS' API, as its reference has it: https://docs.aws.amazon.com/eks/latest/APIReference/API_Operations.html */
interface Collection {
  /** The key of one object in an answer. */
  readonly one: string;
  /** The input that names an object; an id is made up without one. */
  readonly named?: string;
  /** What EKS adds to the inputs. */
  readonly added: (place: { readonly arn: string; readonly id: string }) => Fields;
}

const collections = {
  "access-entries": {
    one: "accessEntry",
    named: "principalArn",
    added: ({ arn, id }) => ({ accessEntryArn: arn, type: "STANDARD", username: id, kubernetesGroups: [] }),
  },
  addons: {
    one: "addon",
    named: "addonName",
    added: ({ arn }) => ({ addonArn: arn, status: "ACTIVE", health: { issues: [] } }),
  },
  "pod-identity-associations": {
    one: "association",
    added: ({ arn, id }) => ({ associationArn: arn, associationId: id }),
  },
} satisfies Readonly<Record<string, Collection>>;

function isKind(text: string): text is keyof typeof collections {
  return Object.hasOwn(collections, text);
}

const called = /^\/clusters\/([^/?]+)\/([^/?]+)(?:\/([^/?]+))?(?:\/([^/?]+))?(?:\/([^/?]+))?/;

/** Keeps access entries with their policies, add-ons and Pod Identity associations as they are given, and forgets nothing. */
export class EksObjects {
  readonly #accountId: string;
  readonly #objects = new Map<string, Fields>();
  readonly #policies = new Map<string, Map<string, Fields>>();
  #count = 0;

  constructor(accountId: string) {
    this.#accountId = accountId;
  }

  static serves(url: string): boolean {
    return isKind(called.exec(url)?.[2] ?? "");
  }

  /** Answers a call; undefined if its object does not exist. */
  answer(method: string, url: string, given: Fields): Fields | undefined {
    const [, cluster = "", kind = "", raw, part, rest] = called.exec(url) ?? [];
    if (!isKind(kind)) {
      return undefined;
    }
    const collection: Collection = collections[kind];
    if (raw === undefined) {
      return { [collection.one]: this.#create(cluster, kind, collection, given) };
    }
    const key = `${cluster}/${kind}/${decodeURIComponent(raw)}`;
    if (part === "access-policies") {
      return this.#policy(method, key, rest === undefined ? undefined : decodeURIComponent(rest), given);
    }
    return this.#change(method, key, collection, given);
  }

  #create(clusterName: string, kind: string, { added, named }: Collection, given: Fields): Fields {
    const id = named === undefined ? `a-${(this.#count += 1)}` : (text(given, named) ?? "");
    const arn = `arn:aws:eks:eu-central-1:${this.#accountId}:${kind}/${clusterName}/${id}`;
    const { clientRequestToken: _, resolveConflicts: __, ...kept } = given;
    const object = { ...added({ arn, id }), ...dated(), ...kept, ...this.#associated(clusterName, given), clusterName };
    this.#objects.set(`${clusterName}/${kind}/${id}`, object);
    return object;
  }

  /** Makes the associations that an add-on asks for. Its answer has their ARNs, its request has their roles. */
  #associated(clusterName: string, given: Fields): Fields {
    const kind = "pod-identity-associations";
    const asked = items(given, "podIdentityAssociations");
    const { [kind]: collection } = collections;
    const made = asked.map((one) => this.#create(clusterName, kind, collection, { namespace: "kube-system", ...one }));
    return asked.length === 0 ? {} : { podIdentityAssociations: made.map(({ associationArn }) => associationArn) };
  }

  #change(method: string, key: string, { one }: Collection, given: Fields): Fields | undefined {
    const object = this.#objects.get(key);
    if (object === undefined) {
      return undefined;
    }
    if (method === "DELETE") {
      this.#objects.delete(key);
      this.#policies.delete(key);
    }
    const changed = method === "POST" ? { ...object, ...given } : object;
    if (method === "POST") {
      this.#objects.set(key, changed);
    }
    return { [one]: changed };
  }

  #policy(method: string, entry: string, policyArn: string | undefined, given: Fields): Fields | undefined {
    const { clusterName, principalArn } = this.#objects.get(entry) ?? {};
    const policies = this.#policies.get(entry) ?? new Map<string, Fields>();
    if (principalArn === undefined) {
      return undefined;
    }
    if (method === "POST") {
      const associated = { ...given, associatedAt: now(), modifiedAt: now() };
      this.#policies.set(entry, policies.set(text(given, "policyArn") ?? "", associated));
      return { clusterName, principalArn, associatedAccessPolicy: associated };
    }
    if (method === "DELETE") {
      return policies.delete(policyArn ?? "") ? {} : undefined;
    }
    return { clusterName, principalArn, associatedAccessPolicies: [...policies.values()] };
  }
}

function dated(): Fields {
  return { createdAt: now(), modifiedAt: now() };
}

function now(): number {
  return Date.now() / 1000;
}
