using System.Globalization;

namespace RulesHarness.Language.Evaluation.Values;

/// <content>For people.</content>
public readonly partial struct RulesValue
{
    /// <summary>
    /// The value in the language's notation, as far as it has one: <c>'text'</c>, <c>1.0</c>, <c>{'a': [1, null]}</c>,
    /// <c>/users/alice</c>, <c>timestamp(2024-01-01T00:00:00Z)</c>. Entries and members of sets are sorted, so that
    /// equal values have equal texts.
    /// </summary>
    public override string ToString() =>
        Kind switch
        {
            RulesValueKind.Undefined => $"undefined ({AsFailure.Message})",
            RulesValueKind.Null => "null",
            RulesValueKind.Bool => AsBool ? "true" : "false",
            RulesValueKind.Int => AsInt.ToString(CultureInfo.InvariantCulture),
            RulesValueKind.Float => FloatText.Of(AsFloat),
            RulesValueKind.String => Quoted(AsString),
            RulesValueKind.Bytes => $"bytes({Convert.ToHexStringLower(AsBytes)})",
            RulesValueKind.Timestamp =>
                $"timestamp({DateTimeOffset.FromUnixTimeSeconds(Seconds):yyyy-MM-dd'T'HH:mm:ss}{Fraction()}Z)",
            RulesValueKind.Duration => Seconds < 0 && Nanoseconds > 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"duration({(Seconds == -1 ? "-" : "")}{Seconds + 1}.{1_000_000_000 - Nanoseconds:d9}s)"
                )
                : string.Create(CultureInfo.InvariantCulture, $"duration({Seconds}{Fraction()}s)"),
            RulesValueKind.LatLng => $"latlng({FloatText.Of(AsLatLng.Latitude)}, {FloatText.Of(AsLatLng.Longitude)})",
            RulesValueKind.Path => AsPath.ToString(),
            RulesValueKind.List => $"[{string.Join(", ", AsList.Items.ToArray())}]",
            RulesValueKind.Map => MapText(AsMap),
            RulesValueKind.Set =>
                $"set({string.Join(", ", AsSet.Items.ToArray().Select(item => item.ToString()).Order(StringComparer.Ordinal))})",
            RulesValueKind.MapDiff =>
                $"diff({string.Join(", ", AsMapDiff.After.Keys.ToArray().Union(AsMapDiff.Before.Keys.ToArray()).Order(StringComparer.Ordinal)
            .Select(Change))})",
            _ => _content!.ToString() ?? "",
        };

    private string Change(string key) => $"{Quoted(key)}: {AsMapDiff.ChangeOf(key).ToString().ToLowerInvariant()}";

    private static string MapText(RulesMap map) =>
        $"{{{string.Join(", ", map.Values.ToArray().Select((value, index) => $"{Quoted(map.Keys[index])}: {value}"))}}}";

    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private string Fraction() =>
        Nanoseconds == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Nanoseconds:d9}");
}
