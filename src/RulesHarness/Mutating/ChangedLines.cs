using RulesHarness.Changes;
using RulesHarness.Diagnostics;
using RulesHarness.Embedded;
using RulesHarness.Language.Mutation;

namespace RulesHarness.Mutating;

/// <summary>The lines of a rules file that an older one does not have.</summary>
internal sealed class ChangedLines
{
    private readonly HashSet<int>? _numbers;

    private ChangedLines(HashSet<int>? numbers) => _numbers = numbers;

    /// <summary>The lines that the options choose; null and a finding where the older file can't be read.</summary>
    public static (ChangedLines? Lines, Diagnostic? Finding) Of(
        MutationOptions options,
        string path,
        CompiledRules rules
    )
    {
        if (options.Since is not { } source)
        {
            return (new ChangedLines(null), null);
        }
        var (old, finding) = new ChangeSource(source).Read(options.Check.Project, path);
        return old is null ? (null, finding) : (new ChangedLines(Added(old.Text, rules.File.Content)), null);
    }

    /// <summary>The mutants in these lines, by some mutators, or by all where none is given.</summary>
    public List<Mutant> MutantsOf(CompiledRules rules, IReadOnlyCollection<Mutator> mutators) =>
        [
            .. Mutators
                .Of(rules.Parsed, mutators.Count == 0 ? null : mutators)
                .Where(mutant => Contains(mutant.Span.Line)),
        ];

    private bool Contains(int line) => _numbers is null || _numbers.Contains(line);

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
