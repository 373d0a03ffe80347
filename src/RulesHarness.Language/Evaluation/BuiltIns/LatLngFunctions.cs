using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The namespace <c>latlng</c> (https://firebase.google.com/docs/reference/rules/rules.latlng).</summary>
internal static class LatLngFunctions
{
    public static BuiltIn? Find(string name, int arguments) =>
        (name, arguments) switch
        {
            ("value", 2) => Value,
            _ => null,
        };

    private static RulesValue Value(RulesValue target, ReadOnlySpan<RulesValue> arguments)
    {
        if (
            arguments[0].Kind is not (RulesValueKind.Int or RulesValueKind.Float)
            || arguments[1].Kind is not (RulesValueKind.Int or RulesValueKind.Float)
        )
        {
            return Signatures.Mismatch("latlng.value", arguments);
        }

        var (latitude, longitude) = (arguments[0].AsNumber, arguments[1].AsNumber);
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180
            ? RulesValue.FromLatLng(latitude, longitude)
            : RulesValue.Undefined(
                "Latitude should be in [-90,90] range and longitude should be in [-180,180] range. "
                    + $"latitude: {Texts.Of(RulesValue.From(latitude))}, longitude: "
                    + $"{Texts.Of(RulesValue.From(longitude))}."
            );
    }
}
