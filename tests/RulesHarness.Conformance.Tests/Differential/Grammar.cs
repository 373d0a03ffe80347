using System.Globalization;
using System.Text.RegularExpressions;

namespace RulesHarness.Conformance.Tests.Differential;

/// <summary>
/// A part of a production: text as it is written, a hole for a value of a type, or something that only the generator
/// knows.
/// </summary>
internal sealed record Piece(PieceKind Kind, string Text);

/// <summary>The kinds of <see cref="Piece"/>.</summary>
internal enum PieceKind
{
    Text,
    Hole,
    Source,
}

/// <summary>One way to write a value of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="Weight">How often, compared with the type's other ways.</param>
/// <param name="Pieces">In order.</param>
/// <param name="Height">How many productions stand one inside the other at least.</param>
internal sealed record Production(string Type, int Weight, IReadOnlyList<Piece> Pieces, int Height)
{
    /// <summary>Whether it has to stand in parentheses where an operator is around it.</summary>
    public bool IsOpen { get; } = Pieces.Any(piece => piece.Kind == PieceKind.Text && IsOperator(piece.Text));

    private static bool IsOperator(string text) =>
        text is "!" or "-"
        || text.Replace(", ", "", StringComparison.Ordinal)
            .Replace(": ", "", StringComparison.Ordinal)
            .Contains(' ', StringComparison.Ordinal);
}

/// <summary>The ways to write values, by type.</summary>
internal sealed partial class Grammar
{
    private readonly Dictionary<string, List<Production>> _productions;

    private Grammar(Dictionary<string, List<Production>> productions) => _productions = productions;

    /// <summary>Every type.</summary>
    public IReadOnlyCollection<string> Types => _productions.Keys;

    /// <summary>
    /// The ways to write a value that need no more than so many productions one inside the other, or where there is
    /// none, the lowest.
    /// </summary>
    public List<Production> Of(string type, int height)
    {
        var all = _productions[type];
        var fitting = all.FindAll(production => production.Height <= height);
        return fitting.Count > 0
            ? fitting
            : all.FindAll(production => production.Height == all.Min(each => each.Height));
    }

    public static Grammar Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => Line().Match(line))
            .Select(line =>
                (
                    Type: line.Groups[1].Value,
                    Weight: int.Parse(line.Groups[2].Value, CultureInfo.InvariantCulture),
                    Pieces: Pieces(line.Groups[3].Value)
                )
            )
            .ToList();
        var heights = new Dictionary<string, int>();
        for (var grew = true; grew; )
        {
            grew = false;
            foreach (var (type, _, pieces) in lines)
            {
                if (Height(pieces) is { } height && height < heights.GetValueOrDefault(type, int.MaxValue))
                {
                    heights[type] = height;
                    grew = true;
                }
            }
        }

        return new Grammar(
            lines
                .Select(line => new Production(line.Type, line.Weight, line.Pieces, Height(line.Pieces)!.Value))
                .GroupBy(production => production.Type)
                .ToDictionary(group => group.Key, group => group.ToList())
        );

        int? Height(List<Piece> pieces)
        {
            var holes = pieces.Where(piece => piece.Kind == PieceKind.Hole).ToList();
            return holes.TrueForAll(hole => heights.ContainsKey(hole.Text))
                ? 1 + holes.Select(hole => heights[hole.Text]).DefaultIfEmpty(0).Max()
                : null;
        }
    }

    private static List<Piece> Pieces(string text)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match match in Part().Matches(text))
        {
            if (match.Index > at)
            {
                pieces.Add(new Piece(PieceKind.Text, text[at..match.Index]));
            }

            pieces.Add(
                match.Groups[1].Success
                    ? new Piece(PieceKind.Hole, match.Groups[1].Value)
                    : new Piece(PieceKind.Source, match.Groups[2].Value)
            );
            at = match.Index + match.Length;
        }

        if (at < text.Length)
        {
            pieces.Add(new Piece(PieceKind.Text, text[at..]));
        }

        return pieces;
    }

    [GeneratedRegex(@"^(\w+) (\d+): (.+)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"<(\w+)>|@(\w+(?::\w+)?)")]
    private static partial Regex Part();
}
