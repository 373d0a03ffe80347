using System.Globalization;
using System.Text.Json;
using RulesHarness.Diagnostics.Json;
using RulesHarness.Specification.Model;

namespace RulesHarness.Indexes.Files;

/// <summary>
/// Reads how an index holds a field: by <c>order</c>, <c>arrayConfig</c>, <c>vectorConfig</c>, or <c>mode</c>, as the
/// API's first version had it.
/// </summary>
internal sealed class IndexModes(IndexFileContext context)
{
    private const string Order = "order";
    private const string Array = "arrayConfig";
    private const string Vector = "vectorConfig";
    private const string Search = "searchConfig";
    private const string Old = "mode";

    /// <summary>
    /// Gets the mode of a composite index's field. The Firebase CLI reads the first of several; <c>IsSearch</c> is true
    /// for one of text or places.
    /// </summary>
    public (IndexMode? Mode, int? Dimension, bool IsSearch) OfField(JsonValue item)
    {
        var given = Given(item, Order, Array, Vector, Search, Old);
        if (given.Length == 0)
        {
            context.Fail(IndexDiagnostics.NoMode, item);
            return default;
        }

        if (given.Length > 1)
        {
            context.Report(IndexDiagnostics.ModeIgnored, item, given[0], string.Join("` and `", given[1..]));
        }
        if (given[0] == Search)
        {
            new SearchModes(context).Check(item[Search]!);
            return (null, null, true);
        }
        if (given[0] != Vector)
        {
            return (Named(item, given[0]), null, false);
        }
        var length = OfVector(item[Vector]!);
        return (length is null ? null : IndexMode.Vector, length, false);
    }

    /// <summary>
    /// Gets the mode of a single-field index, which has exactly one of <c>order</c> and <c>arrayConfig</c>.
    /// </summary>
    public IndexMode? OfSingle(JsonValue item)
    {
        var given = Given(item, Order, Array);
        if (given.Length == 1)
        {
            return Named(item, given[0]);
        }
        var finding = given.Length == 0 ? IndexDiagnostics.NoMode : IndexDiagnostics.TwoModes;
        context.Fail(finding, item, string.Join("` and `", given));
        return null;
    }

    private static string[] Given(JsonValue item, params string[] kinds) =>
        [.. kinds.Where(kind => IndexFileContext.Member(item, kind) is not null)];

    private IndexMode? Named(JsonValue item, string kind) =>
        kind switch
        {
            Array => context.Choice(item, kind, "CONTAINS") is null ? null : IndexMode.ArrayContains,
            Old => ModeOf(context.Choice(item, kind, "ASCENDING", "DESCENDING", "ARRAY_CONTAINS")),
            _ => ModeOf(context.Choice(item, kind, "ASCENDING", "DESCENDING")),
        };

    private static IndexMode? ModeOf(string? word) =>
        word switch
        {
            "ASCENDING" => IndexMode.Ascending,
            "DESCENDING" => IndexMode.Descending,
            "ARRAY_CONTAINS" => IndexMode.ArrayContains,
            _ => null,
        };

    private int? OfVector(JsonValue config)
    {
        var dimension = config["dimension"];
        var isNumber = dimension is { Kind: JsonValueKind.Number };
        var isWhole = int.TryParse(dimension?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        if (!isNumber || !isWhole || length is < 1 or > IndexLimits.VectorDimension)
        {
            context.Fail(IndexDiagnostics.NoDimension, dimension ?? config, IndexLimits.VectorDimension);
            return null;
        }

        var flat = IndexFileContext.Member(config, "flat");
        if (flat is null)
        {
            context.Report(IndexDiagnostics.Rejected, config, "`vectorConfig` without `flat`", "add `\"flat\": {}`");
        }
        else if (flat.Kind != JsonValueKind.Object)
        {
            context.Report(IndexDiagnostics.WrongKind, flat, "flat", "`{}`");
        }
        return length;
    }
}
