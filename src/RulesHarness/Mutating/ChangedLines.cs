using RulesHarness.Changes;
using RulesHarness.Checking;
using RulesHarness.Diagnostics;

namespace RulesHarness.Mutating;

/// <summary>The lines of a rules file that an older one does not have.</summary>
internal sealed class ChangedLines
{
    private readonly HashSet<int>? _numbers;

    private ChangedLines(HashSet<int>? numbers) => _numbers = numbers;

    /// <summary>All lines count.</summary>
    public static ChangedLines All { get; } = new(null);

    /// <summary>Reads the older file; null and a finding where it can't be read.</summary>
    public static (ChangedLines? Lines, Diagnostic? Finding) Since(string source, CheckPlan plan)
    {
        var (old, finding) = new ChangeSource(source).Read(plan.Options.Project, plan.Files.Rules!.Path);
        return old is null ? (null, finding) : (new ChangedLines(Added(old.Text, plan.Rules.Content)), null);
    }

    public bool Contains(int line) => _numbers is null || _numbers.Contains(line);

    /// <summary>The numbers of the lines that are not in the longest common part of both.</summary>
    private static HashSet<int> Added(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                common[i, j] =
                    old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var added = new HashSet<int>();
        var (at, left) = (0, 0);
        while (at < now.Length)
        {
            if (left < old.Length && old[left] == now[at])
            {
                (left, at) = (left + 1, at + 1);
            }
            else if (left < old.Length && common[left + 1, at] >= common[left, at + 1])
            {
                left++;
            }
            else
            {
                added.Add(++at);
            }
        }
        return added;
    }

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim())];
}
