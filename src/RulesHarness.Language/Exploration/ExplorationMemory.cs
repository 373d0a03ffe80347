using System.Diagnostics.CodeAnalysis;
using RulesHarness.Language.Analysis;

namespace RulesHarness.Language.Exploration;

/// <summary>
/// Explorations of statements that later versions of the file may have too. Any number of threads may use it.
/// </summary>
public sealed class ExplorationMemory
{
    /// <summary>A file has seldom more; those of many versions would only fill the memory.</summary>
    private const int MostKept = 4_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Digest, string Path, RulesMethod Method), KnownExploration> _known = [];

    /// <summary>Finds the exploration of a statement with the same text.</summary>
    internal bool TryGet(
        string digest,
        string path,
        RulesMethod method,
        [NotNullWhen(true)] out KnownExploration? known
    )
    {
        lock (_gate)
        {
            return _known.TryGetValue((digest, path, method), out known);
        }
    }

    /// <summary>Keeps an exploration.</summary>
    internal void Keep(string digest, string path, KnownExploration explored)
    {
        lock (_gate)
        {
            if (_known.Count >= MostKept)
            {
                _known.Clear();
            }
            _known[(digest, path, explored.Result.Method)] = explored;
        }
    }
}

/// <summary>The exploration of a statement, and what the rules as a whole decided on the way.</summary>
/// <param name="Result">The exploration.</param>
/// <param name="Decided">
/// The scenarios of the search on which the whole file was asked. Other decisions lead the search elsewhere.
/// </param>
internal sealed record KnownExploration(
    ExploredStatement Result,
    IReadOnlyList<(Scenario Scenario, bool IsAllowed)> Decided
);
