import {
  type AccountView,
  answerOf,
  type Cloud,
  type CloudResource,
  checkFailures,
  cloudOf,
  modelObjections,
  refusalOf,
  withAutoname,
} from "../../cli/clouds";
import { askJudges } from "../../cli/judges";
import type { Fields } from "../../cli/values";
import { type RegisteredResource, unknownMark } from "../../components/testing";
import type { Campaign, Objections } from "./campaign";
import { isKubernetes, mutated } from "./mutate";

/** Asks the clouds' published API models about a resource. */
export function byModel({ inputs, type }: RegisteredResource): string[] {
  return modelObjections(type, inputs, [unknownMark]).map(({ property, reason }) => `${property}: ${reason}`);
}

/** Asks the simulated clouds, as a rehearsal does: what their providers check, and what the clouds refuse in an account with all the others. */
export function byRules({ deployed, mutations }: Campaign): Promise<Objections> {
  const accounts = new Map<string, AccountView>();
  const accountOf = (cloud: Cloud) => {
    const found = accounts.get(cloud.prefix) ?? accountWith(cloud, [...deployed.values()]);
    accounts.set(cloud.prefix, found);
    return found;
  };
  return Promise.resolve(
    mutations.map((mutation) => {
      const { resource } = mutation;
      const cloud = cloudOf(resource.type);
      if (cloud === undefined) {
        return isKubernetes(resource) ? undefined : [];
      }
      const own = deployed.get(resource.urn) ?? resource;
      const known = new Set([...checked(cloud, resource), ...refused(cloud, own, accountOf(cloud))]);
      const wrong = [...checked(cloud, mutated(mutation)), ...refused(cloud, mutated(mutation, own), accountOf(cloud))];
      return wrong.filter((line) => !known.has(line));
    }),
  );
}

function checked({ provider }: Cloud, resource: RegisteredResource): string[] {
  const ofModel = byModel(resource);
  return checkFailures(provider, resource.type, resource.inputs, unknownMark)
    .map(({ property, reason }) => `${property}: ${reason}`)
    .filter((line) => !ofModel.includes(line));
}

function refused({ provider }: Cloud, { inputs, name, type, urn }: RegisteredResource, account: AccountView): string[] {
  const call = {
    operation: "create",
    type,
    name,
    id: "",
    inputs: named(provider, type, inputs, name, urn),
    previous: {},
  } as const;
  const others = account.resources.filter((one) => one.type !== type || one.name !== name);
  const fault = refusalOf(provider, call, { ...account, resources: others });
  return fault === undefined ? [] : [`${fault.code}: ${fault.message}`];
}

function named(provider: Cloud["provider"], token: string, inputs: Fields, name: string, urn: string): Fields {
  const type = provider.types[token];
  return type === undefined ? inputs : withAutoname(provider, token, type, inputs, name, {}, urn).inputs;
}

/** Returns an account that has held all resources of a cloud for a while. */
function accountWith({ prefix, provider, testPlace }: Cloud, all: readonly RegisteredResource[]): AccountView {
  const place = { ...testPlace, newId: provider.drawId };
  const resources = all.flatMap(({ inputs, name, type: token, urn }): CloudResource[] => {
    const type = token.startsWith(prefix) ? provider.types[token] : undefined;
    if (type === undefined) {
      return [];
    }
    const given = named(provider, token, inputs, name, urn);
    const { id, state } = answerOf(provider, type, { type: token, name, inputs: given, place });
    return [{ type: token, name, id, state, createdAt: 0 }];
  });
  return { ...testPlace, now: 3_600_000, resources, deleted: new Set(), nodes: [], loadBalancers: [], ongoing: [] };
}

/**
 * Asks the code of the clouds' own providers, as a rehearsal does: it skips a block in which something is unknown. It answers in the order of
 * the questions, each provider for its own types.
 */
export async function byProviders({ deployed, mutations, resources }: Campaign): Promise<Objections> {
  const asked = mutations.flatMap((mutation, index) => {
    const own = deployed.get(mutation.resource.urn) ?? mutation.resource;
    return [
      { ...own, urn: `${own.urn}#${index}` },
      { ...mutated(mutation, own), urn: `${own.urn}#${index}#wrong` },
    ];
  });
  const providers = resources.filter(({ type }) => type.startsWith("pulumi:providers:"));
  const verdicts = await askJudges([...providers, ...asked]);
  const answers = new Map(
    verdicts.flatMap(({ judgements }) => judgements.map(({ objections, urn }) => [urn, objections] as const)),
  );
  return mutations.map(({ resource }, index) => {
    const known = answers.get(`${resource.urn}#${index}`);
    return answers.get(`${resource.urn}#${index}#wrong`)?.filter((line) => known?.includes(line) !== true);
  });
}
