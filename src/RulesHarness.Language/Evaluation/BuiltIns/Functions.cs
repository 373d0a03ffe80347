using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The functions that stand alone or in a namespace, by name and number of arguments.</summary>
internal static class Functions
{
    /// <summary>
    /// Whether a name before a point is that of a namespace, where no variable of that name is in scope.
    /// </summary>
    public static bool IsNamespace(string name) => name is "math" or "hashing" or "duration" or "timestamp" or "latlng";

    /// <summary>
    /// The function of a name, as in <c>int</c> or <c>math.abs</c>; null where there is none with that number of
    /// arguments.
    /// </summary>
    public static BuiltIn? Find(string name, int arguments)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var member = name[(dot + 1)..];
        return (dot < 0 ? "" : name[..dot]) switch
        {
            "" => Conversions.Find(name, arguments),
            "math" => MathFunctions.Find(member, arguments),
            "hashing" => HashingFunctions.Find(member, arguments),
            "duration" => DurationFunctions.Find(member, arguments),
            "timestamp" => TimestampFunctions.Find(member, arguments),
            "latlng" => LatLngFunctions.Find(member, arguments),
            _ => null,
        };
    }

    /// <summary>The reason why there is no such function, in the emulator's words.</summary>
    public static string Missing(string name, int arguments) =>
        name is "debug" ? Conversions.NothingToDebug
        : Signatures.Of(name) is { } expected && IsFunction(name) ? EvaluationErrors.Arguments(arguments, expected)
        : EvaluationErrors.NoFunction(name);

    // `timestamp.year()` and `latlng.latitude()` are methods only.
    private static bool IsFunction(string name)
    {
        for (var count = 0; count <= 4; count++)
        {
            if (Find(name, count) is not null)
            {
                return true;
            }
        }

        return name is "get" or "exists" or "getAfter" or "existsAfter";
    }
}
