using System.Globalization;
using RulesHarness.Diagnostics;
using RulesHarness.Migration.Mapping;
using RulesHarness.Specification.Model;

namespace RulesHarness.Migration.Running;

/// <summary>Counts the rows of each kind of fault, and keeps the first of them.</summary>
internal sealed class FaultTally
{
    private const int Shown = 5;
    private const int LongestValue = 40;

    private readonly Dictionary<(FaultKind Kind, string File), Rows> _rows = [];

    public void Add(RowFault fault, string file, long line)
    {
        if (!_rows.TryGetValue((fault.Kind, file), out var rows))
        {
            _rows.Add((fault.Kind, file), rows = new Rows());
        }
        rows.Count++;
        if (rows.First.Count < Shown)
        {
            rows.First.Add(Row(fault, line));
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
        var word = rows.Count == 1 ? "line" : "lines";
        return kind.Descriptor.At(kind.Place.File, kind.Place.Line, kind.Place.Column, kind.Subject, kind.Reason) with
        {
            Details = $"{file}, {word} {string.Join(", ", rows.First)}{rest}",
        };
    }

    private static string Row(RowFault fault, long line)
    {
        var number = line.ToString(CultureInfo.InvariantCulture);
        if (fault.Value is null)
        {
            return number;
        }
        var value = Literal.Show(fault.Value);
        var shown = value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
        return $"{number} ({shown.ReplaceLineEndings(" ")})";
    }

    private sealed class Rows
    {
        public long Count { get; set; }

        public List<string> First { get; } = [];
    }
}
