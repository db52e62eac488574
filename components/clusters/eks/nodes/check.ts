import { matches, notBoth, notEmpty, once, oneOf, whole } from "../../../checks";
import { checkPoolName } from "../../../node-labels";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkNodePool, checkRoomForAddons, checkSystemName, checkSystemPool } from "../../shared-checks";
import { type CniArgs, maxPods } from "../cni";
import type { NetworkArgs } from "../network";
import { type EksNodePoolArgs, NodeAutoscaler, type NodesArgs } from "./args";
import { checkAddresses } from "./check-addresses";
import { checkPoolSchedule } from "./check-schedule";
import { otherInstanceTypes } from "./instance-types";
import { carriesOwnPods, hasGpu, instanceTypesOf, isArm, isInstanceType, isNitro } from "./machines";
import { groupNames, hasGroupPerZone, isGpuPool, maxDiskSize, minDiskSize, planPools } from "./plan";

/** Lists the mistakes in the node pools and their autoscaler. */
export function checkNodes(args: NodesArgs & NetworkArgs & CniArgs): Problem[] {
  const { nodePools, systemPool, autoscaler } = args;
  return [
    ...oneOf("autoscaler", autoscaler, Object.values(NodeAutoscaler), "remove the key if you need none"),
    ...Object.entries(nodePools).flatMap(([name, pool]) => [
      ...checkPoolName(`nodePools.${name}`, name),
      ...checkSystemName(name),
      ...checkPool(`nodePools.${name}`, pool, args),
      ...checkSystemPool(`nodePools.${name}`, pool, isGpuPool(pool)),
    ]),
    ...(systemPool === undefined
      ? []
      : [
          ...checkPool("systemPool", { ...systemPool, system: true }, args),
          ...checkSystemPool("systemPool", { ...systemPool, system: true }, isGpuPool(systemPool)),
        ]),
    ...once(
      "nodePools",
      groupNames("", args),
      "name of a node group",
      "rename a pool; Keelson appends the letter of the zone to each name",
    ),
    /* A pool with a schedule has no nodes at times. */
    ...checkRoomForAddons(planPools(args).map((pool) => (pool.schedule === undefined ? pool : { ...pool, min: 0 }))),
    ...checkAddresses(args),
  ];
}

function checkPool(path: string, pool: EksNodePoolArgs, args: NodesArgs & NetworkArgs): Problem[] {
  const { architecture = "amd64", max, maxUnavailable, spot } = pool;
  const { zones } = args.vpc;
  const { length } = pool.zones ?? zones;
  const types = instanceTypesOf(pool);
  return [
    ...checkGpus(path, pool),
    ...checkPoolSchedule(path, pool, args.autoscaler),
    ...checkNodePool(path, pool, { zonesPath: "vpc.zones", zones, diskSizes: { min: minDiskSize, max: maxDiskSize } }),
    ...whole(`${path}.maxUnavailable`, maxUnavailable, { min: 1, max: Math.min(max, 100), unit: "nodes" }),
    ...matches(
      `${path}.releaseVersion`,
      pool.releaseVersion,
      /^\d+\.\d+\.\d+-[0-9a-f]+$/,
      'an exact release such as "1.35.0-20260110"',
    ),
    ...notBoth(`${path}.instanceTypes`, pool.instanceTypes, `${path}.profile`, pool.profile),
    ...notEmpty(`${path}.instanceTypes`, types, "type", "to use the profile's types, remove the key"),
    ...once(`${path}.instanceTypes`, types, "type"),
    ...types.flatMap((type, index) => checkType(`${path}.instanceTypes[${index}]`, type)),
    ...collectProblems([
      hasGroupPerZone(pool, args) &&
        max < length &&
        expected(`${path}.max`, `at least ${length}, one node in each zone`, max, "raise max, or choose fewer zones"),
      spot === true &&
        types.length < 2 &&
        expected(
          `${path}.instanceTypes`,
          "at least two types, because spot is set",
          types,
          "if one type is not available, AWS uses another type",
        ),
      ...types.map(
        (type, index) =>
          isInstanceType(type) &&
          isArm(type) !== (architecture === "arm64") &&
          expected(`${path}.instanceTypes[${index}]`, `a type of the architecture ${architecture}`, type),
      ),
      ...types.map(
        (type, index) =>
          args.vpc.podCidr !== undefined &&
          !carriesOwnPods(type) &&
          expected(
            `${path}.instanceTypes[${index}]`,
            `a type with room for ${maxPods} pods on additional network interfaces, because vpc.podCidr is set`,
            type,
            "choose a larger type",
          ),
      ),
    ]),
  ];
}

function checkType(path: string, type: string): Problem[] {
  const size = type.split(".")[1] ?? "";
  const others = isInstanceType(type) ? otherInstanceTypes(type) : undefined;
  return collectProblems([
    !isInstanceType(type) && expected(path, "an EC2 instance type for nodes, such as m7i.large", type),
    others !== undefined && expected(path, "an existing instance type", type, others),
    isInstanceType(type) &&
      !isNitro(type) &&
      expected(path, "a Nitro instance type such as m7i.large", type, "other types have room for too few pods"),
    ["nano", "micro"].includes(size) &&
      expected(path, "a type of size small or larger", type, "system pods need more than 1 GiB of memory"),
  ]);
}

/** Lists the mistakes in a pool with GPUs. All machines of a pool use the same image, and this image must offer GPUs to pods. */
function checkGpus(path: string, pool: EksNodePoolArgs): Problem[] {
  const types = instanceTypesOf(pool);
  const other = types.findIndex((type) => !hasGpu(type));
  return isGpuPool(pool)
    ? collectProblems([
        other >= 0 &&
          expected(
            `${path}.instanceTypes[${other}]`,
            "a type with GPUs, because other types of this pool have GPUs",
            types[other],
            "use a separate pool for this type",
          ),
        pool.operatingSystem === "al2023" &&
          expected(
            `${path}.operatingSystem`,
            '"bottlerocket" with GPUs',
            pool.operatingSystem,
            "only the Bottlerocket image contains the device plugin",
          ),
      ])
    : [];
}
