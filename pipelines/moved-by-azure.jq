# Whether a preview with refresh contains changes other than those that AKS makes by itself. Input: the JSON of the preview; $plan: its plan;
# $state: the stack's state before it.
# The autoscaler changes the number of nodes of a pool. A cluster lists all of its pools, even those that are separate resources. The provider
# reads both into the inputs: `Read` in provider/pkg/provider/provider.go of pulumi-azure-native. An update only removes them again.

# Whether the live resource (.) has everything that the program says.
def agrees($said):
  . as $live
  | if ($said | type) == "object" and ($live | type) == "object" then all($said | keys[]; . as $key | $live[$key] | agrees($said[$key]))
    elif ($said | type) == "array" and ($live | type) == "array"
    then ($said | length) == ($live | length) and all(range($said | length); . as $i | $live[$i] | agrees($said[$i]))
    else $live == $said end;

# The names of the pools that are resources of their own. Any other pool is somebody else's.
def own_pools: [$state[0].deployment.resources[]? | select(.type == "azure-native:containerservice:AgentPool") | .outputs.name];

# Whether a step only takes out what AKS moves by itself.
def moved_by_azure:
  (.oldState.inputs // {}) as $live
  | (.newState.inputs // {}) as $said
  | .op == "update"
    and if (.urn | test("[$:]azure-native:containerservice:AgentPool::"))
        then $said.enableAutoScaling == true and ($live | del(.count)) == $said
        elif (.urn | test("[$:]azure-native:containerservice:ManagedCluster::"))
        then ($live | del(.agentPoolProfiles)) == ($said | del(.agentPoolProfiles))
          and ([$live.agentPoolProfiles[].name] - [$said.agentPoolProfiles[].name] - own_pools | length) == 0
          and all($said.agentPoolProfiles[]; . as $pool | any($live.agentPoolProfiles[]; .name == $pool.name and agrees($pool)))
        else false end;

# The steps of the refresh come first, so that the last one of a resource is what the update would do.
(reduce .steps[] as $step ({}; .[$step.urn] = $step) | map_values(moved_by_azure)) as $moved
| [$plan[0].resourcePlans | to_entries[] | select(any(.value.steps[]?; IN("same", "read", "refresh") | not)) | .key]
| any(.[]; $moved[.] != true)
