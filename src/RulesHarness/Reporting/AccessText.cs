using System.Globalization;
using RulesHarness.Access;
using RulesHarness.Language.Analysis;
using RulesHarness.Language.Exploration.Access;
using RulesHarness.Language.Syntax;

namespace RulesHarness.Reporting;

/// <summary>The words of a report on what rules let whom do.</summary>
internal static class AccessText
{
    /// <summary>The heads of the table's columns.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["path", "operation", "guest", "signed in", "owner", "roles"];

    /// <summary>The meaning of the words in the table.</summary>
    public const string Legend =
        "always: whatever the documents are. yes: see the request. no: proven impossible. -: no request found, which "
        + "proves nothing.";

    /// <summary>
    /// The rows of the table. Roles have letters, which <see cref="RolesOf"/> explains: those that can do more than a
    /// caller without a role.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> RowsOf(AccessMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        foreach (var row in map.Cells.GroupBy(cell => (cell.Path, cell.Method)))
        {
            var cells = row.ToList();
            var plain = cells.Where(cell => cell.Caller.Kind != CallerKind.Role).Select(WordOf);
            yield return [row.Key.Path, row.Key.Method.Name(), .. plain, RolesIn(map, cells)];
        }
    }

    /// <summary>Each role in words, with the letter of its column.</summary>
    public static IEnumerable<(string Letter, string Text)> RolesOf(AccessMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map
            .Callers.Where(caller => caller.Kind == CallerKind.Role)
            .Select(caller => (HeadOf(map, caller), CallerText.Of(caller)));
    }

    /// <summary>The cells whose request is worth reading: no weaker caller can make it.</summary>
    public static IEnumerable<AccessCell> ShownOf(AccessMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return map.Cells.Where(cell => cell is { Scenario: not null, IsInherited: false });
    }

    /// <summary>A cell in one line.</summary>
    public static string TitleOf(AccessCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return $"{cell.Path}: {cell.Method.Name()} by {CallerText.Of(cell.Caller)}";
    }

    /// <summary>The parts of a cell's description, each with its name, in order.</summary>
    public static IEnumerable<(string Name, string Text)> PartsOf(AccessCell cell, AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(report);
        var place = string.Create(CultureInfo.InvariantCulture, $"{report.File}:{cell.Line}");
        return ScenarioText.PartsOf(cell.Scenario!, report.Options.Time).Append(("allowed", $"by {place}"));
    }

    /// <summary>The conditions that could not be met, one a line.</summary>
    public static IEnumerable<string> NotReachedOf(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Map!.NotReached.Select(place => UnmetOf(report, place));
    }

    /// <summary>A line for each search that ended before all was tried.</summary>
    public static IEnumerable<string> CutOffOf(AccessMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        if (map.IsCutOff)
        {
            yield return "cut off: not every way of each statement was tried, or not every role: there are too many";
        }

        if (map.Conditions.IsCutOff)
        {
            yield return "cut off: not every condition was searched to the end: more of them may have an effect";
        }
    }

    /// <summary>The numbers of the report in one line.</summary>
    public static string SummaryOf(AccessReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var map = report.Map!;
        var rows = map.Cells.Length / map.Callers.Length;
        var found = map.Cells.Count(cell => cell.Scenario is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.File}: {rows} operations, {map.Callers.Length} callers, {found} requests allowed, "
                + $"{report.Attacks.Count} attacks, {map.Reached} of {map.Statements} statements reached, "
                + $"{ConditionsText.SummaryOf([.. map.Conditions.Covered])}"
        );
    }

    internal static string UnmetOf(AccessReport report, SourceSpan place)
    {
        const int Longest = 80;
        var line = report.Rules!.Parsed.Source.OneLine(place);
        var shown = line.Length > Longest ? $"{line[..Longest]}..." : line;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.File}:{place.Line}:{place.Column}: not reached: the condition could not be met: {shown}"
        );
    }

    private static string RolesIn(AccessMap map, List<AccessCell> cells)
    {
        var roles = cells.Where(cell => cell.Caller.Kind == CallerKind.Role).ToList();
        var letters = roles
            .Where(cell => cell is { Scenario: not null, IsInherited: false })
            .Select(cell => HeadOf(map, cell.Caller))
            .ToList();
        if (letters.Count > 0)
        {
            return string.Join(' ', letters);
        }

        return cells.TrueForAll(cell => cell.Value == AccessValue.Never) ? "no" : "-";
    }

    private static string WordOf(AccessCell cell) =>
        cell.Value switch
        {
            AccessValue.Always => "always",
            AccessValue.Sometimes => "yes",
            AccessValue.Never => "no",
            _ => "-",
        };

    private static string HeadOf(AccessMap map, AccessCaller caller) =>
        LetterOf(map.Callers.Where(each => each.Kind == CallerKind.Role).ToList().IndexOf(caller));

    private static string LetterOf(int index)
    {
        const int Letters = 26;
        var letter = (char)('A' + (index % Letters));
        return index < Letters ? $"{letter}" : $"{LetterOf((index / Letters) - 1)}{letter}";
    }
}
