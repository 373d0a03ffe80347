namespace RulesHarness.Architecture.Tests;

internal static class CycleFinder
{
    /// <summary>Names that can reach themselves, in order; empty when every arrow points one way.</summary>
    public static IReadOnlyList<string> NamesInCycles(IEnumerable<Dependency> dependencies)
    {
        var next = dependencies.ToLookup(dependency => dependency.From, dependency => dependency.To);
        return
        [
            .. next.Select(group => group.Key).Where(name => Reaches(name, name, next)).Order(StringComparer.Ordinal),
        ];
    }

    private static bool Reaches(string from, string target, ILookup<string, string> next)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(next[from]);
        while (open.TryPop(out var name))
        {
            if (name == target)
            {
                return true;
            }

            if (seen.Add(name))
            {
                foreach (var further in next[name])
                {
                    open.Push(further);
                }
            }
        }

        return false;
    }
}
