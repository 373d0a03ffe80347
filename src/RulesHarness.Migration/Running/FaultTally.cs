using RulesHarness.Diagnostics;
using RulesHarness.Migration.Mapping;
using RulesHarness.Migration.Sources;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Counts the rows of each kind of fault, and keeps the first of them.</summary>
internal sealed class FaultTally
{
    private const int MostShown = 5;
    private const int LongestValue = 40;

    private readonly Dictionary<(FaultKind Kind, string File), Rows> _rows = [];

    public void Add(RowFault fault, string file, SourceRow row)
    {
        if (!_rows.TryGetValue((fault.Kind, file), out var rows))
        {
            _rows.Add((fault.Kind, file), rows = new Rows(row.Noun));
        }
        rows.Count++;
        if (rows.First.Count < MostShown)
        {
            rows.First.Add(Shown(fault, row.Name));
        }
    }

    public IEnumerable<Diagnostic> Findings() =>
        _rows
            .OrderBy(entry => entry.Key.Kind.Place.Line)
            .ThenBy(entry => entry.Key.Kind.Descriptor.Id, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Kind.Reason, StringComparer.Ordinal)
            .Select(entry => Finding(entry.Key.Kind, entry.Key.File, entry.Value));

    private static Diagnostic Finding(FaultKind kind, string file, Rows rows)
    {
        var more = rows.Count - rows.First.Count;
        var rest = more == 0 ? "" : FormattableString.Invariant($" and {more} more");
        var noun = rows.Count == 1 ? rows.Noun.One : rows.Noun.Several;
        return kind.Descriptor.At(kind.Place.File, kind.Place.Line, kind.Place.Column, kind.Subject, kind.Reason) with
        {
            Details = $"{file}, {noun} {string.Join(", ", rows.First)}{rest}",
        };
    }

    private static string Shown(RowFault fault, string row)
    {
        if (fault.Value is null)
        {
            return row;
        }
        var value = Literal.Show(fault.Value);
        var shown = value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
        return $"{row} ({shown.ReplaceLineEndings(" ")})";
    }

    private sealed class Rows((string One, string Several) noun)
    {
        public (string One, string Several) Noun { get; } = noun;

        public long Count { get; set; }

        public List<string> First { get; } = [];
    }
}
