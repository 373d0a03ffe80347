using System.Collections.Immutable;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Language.Exploration.Attacks;

/// <summary>
/// Searches attacks in one step and in two. The evaluator has decided each step on the documents that the one before
/// leaves.
/// </summary>
public sealed class AttackSearch
{
    private readonly RulesExplorer _explorer;
    private readonly AccessMap _map;

    private AttackSearch(ParsedRules rules, AccessMap map, DateTimeOffset time) =>
        (_explorer, _map) = (new RulesExplorer(rules, time), map);

    /// <summary>The attacks that were found, by their kinds, then in the order of the file.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="map">What the rules let whom do.</param>
    /// <param name="time">The time that the map was made for.</param>
    /// <exception cref="ArgumentException">The file has errors.</exception>
    public static ImmutableArray<Attack> Find(ParsedRules rules, AccessMap map, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(map);
        return new AttackSearch(rules, map, time).Find();
    }

    private ImmutableArray<Attack> Find()
    {
        var cells = _map.Cells.Where(cell => cell is { Scenario: not null, IsInherited: false }).ToList();
        return
        [
            .. First(cells.Where(IsOpenWrite).Select(cell => Of(AttackKind.Open, cell, "", cell.Scenario!))),
            .. First(cells.SelectMany(ListedDocuments)),
            .. First(cells.Where(cell => cell.Caller.Kind != CallerKind.Role).SelectMany(UnboundedWrites)),
            .. new SelfMadeRoles(_explorer).Find(cells).OrderBy(attack => attack.Kind),
        ];
    }

    // The weakest caller is enough: the callers of a path are in this order.
    private static IEnumerable<Attack> First(IEnumerable<Attack> attacks) =>
        attacks.DistinctBy(attack => (attack.Path, attack.Method));

    private static bool IsOpenWrite(AccessCell cell) =>
        cell.Method is RulesMethod.Create or RulesMethod.Update or RulesMethod.Delete
        && cell.Caller.Kind is CallerKind.Guest or CallerKind.SignedIn;

    private static Attack Of(AttackKind kind, AccessCell cell, string field, params ImmutableArray<Scenario> steps) =>
        new(kind, cell.Path, cell.Method, cell.Caller, field, cell.Line ?? 0, steps);

    private IEnumerable<Attack> ListedDocuments(AccessCell cell) =>
        cell.Method == RulesMethod.List
        && ListedDocument.GetOf(cell.Scenario!) is { } get
        && !_explorer.Decide(get).IsAllowed
            ? [Of(AttackKind.ListMoreThanGet, cell, "", cell.Scenario!, get)]
            : [];

    private IEnumerable<Attack> UnboundedWrites(AccessCell cell) =>
        UnboundedWrite
            .Of(cell.Scenario!)
            .Where(write => _explorer.Allows(write.Scenario))
            .Take(1)
            .Select(write => Of(AttackKind.UnboundedWrite, cell, write.Field, write.Scenario));
}
