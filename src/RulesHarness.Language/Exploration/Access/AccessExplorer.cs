using System.Collections.Immutable;
using RulesHarness.Language.Exploration.Coverage;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Access;

/// <summary>
/// Finds out what rules let whom do: for each path, operation and caller the smallest request that is allowed. Nothing
/// is returned that the evaluator has not decided so.
/// </summary>
public sealed class AccessExplorer
{
    /// <summary>Roles that are told apart: each is asked about every path and operation.</summary>
    private const int MaxRoles = 50;

    private readonly RulesExplorer _explorer;
    private readonly List<AccessRow> _rows;
    private readonly List<AccessCaller> _callers = [AccessCaller.Guest, AccessCaller.SignedIn, AccessCaller.Owner];
    private readonly Dictionary<AccessCaller, Scenario> _samples = [];
    private bool _isCutOff;

    private AccessExplorer(ParsedRules rules, DateTimeOffset time)
    {
        _explorer = new RulesExplorer(rules, time);
        _rows = [.. AccessRow.Of(_explorer, time)];
    }

    /// <summary>Explores rules that the compiler accepts.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="time">The time of requests for which no other is needed.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static AccessMap Explore(ParsedRules rules, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new AccessExplorer(rules, time).Explore();
    }

    private AccessMap Explore()
    {
        foreach (var (caller, scenario) in _rows.SelectMany(row => row.Found))
        {
            if (caller.Kind != CallerKind.Role || _samples.ContainsKey(caller))
            {
                continue;
            }

            if (_samples.Count == MaxRoles)
            {
                _isCutOff = true;
                continue;
            }

            _samples.Add(caller, scenario);
            _callers.Add(caller);
        }

        var ownerships = _rows.ToLookup(row => row.Path, row => row.Ownerships);
        var cells = _rows.SelectMany(row =>
        {
            var own = ownerships[row.Path].SelectMany(each => each).Distinct().ToList();
            return _callers.Select(caller => Cell(row, caller, own));
        });
        var unmet = _rows.SelectMany(row => row.Unmet).Distinct();
        var explored = _rows
            .SelectMany(row => row.Explored)
            .ToLookup(each => (object)each.Statement, each => each, ReferenceEqualityComparer.Instance);
        return new AccessMap(
            [.. _callers],
            [.. cells],
            [.. unmet.OrderBy(place => place.Offset)],
            explored.Count(each => each.Any(IsOpen)),
            explored.Count(each => each.Any(IsAllowedAlone)),
            new ConditionExplorer(_explorer).Explore(explored.SelectMany(each => each))
        )
        {
            IsCutOff = _isCutOff || explored.Any(HasCutOff),
        };
    }

    private static bool HasCutOff(IEnumerable<ExploredStatement> explored) => explored.Any(one => one.IsCutOff);

    private static bool IsAllowedAlone(ExploredStatement explored) =>
        explored.Ways.Any(way => way.DeniedTogether is null);

    private static bool IsOpen(ExploredStatement explored) =>
        explored.IsCutOff || !explored.Ways.IsEmpty || !explored.NotReached.IsEmpty;

    private AccessCell Cell(AccessRow row, AccessCaller caller, List<CallerRelation> ownerships)
    {
        var own = row.Found.GetValueOrDefault(caller);
        var scenario = own ?? Stronger(row, caller, ownerships);
        if (scenario is null)
        {
            var isImpossible = row.IsImpossible(caller);
            return new AccessCell(
                row.Path,
                row.Method,
                caller,
                isImpossible ? AccessValue.Never : AccessValue.NotReached,
                null,
                null,
                null,
                false,
                isImpossible || row.Unmet.IsEmpty ? null : row.Unmet[0]
            );
        }

        return new AccessCell(
            row.Path,
            row.Method,
            caller,
            row.IsCertain(caller) ? AccessValue.Always : AccessValue.Sometimes,
            scenario,
            CallerChange.ToWeaker(scenario, caller).FirstOrDefault(weaker => !IsAllowed(weaker)),
            _explorer.Decide(scenario).Line,
            own is null,
            null
        );
    }

    // What the rules allow a weaker caller they mostly allow this one, too.
    private Scenario? Stronger(AccessRow row, AccessCaller caller, List<CallerRelation> ownerships) =>
        row
            .Found.OrderBy(found => found.Key.Kind)
            .Where(found => found.Key.Kind < caller.Kind && (caller.IsOwner || !found.Key.IsOwner))
            .SelectMany(found =>
                CallerChange.ToStronger(found.Value, caller, _samples.GetValueOrDefault(caller), ownerships)
            )
            .FirstOrDefault(IsAllowed);

    private bool IsAllowed(Scenario scenario) => _explorer.Allows(scenario);
}
