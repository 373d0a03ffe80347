using RulesHarness.Language.Evaluation.Values;

namespace RulesHarness.Language.Evaluation.BuiltIns;

/// <summary>The methods of values, by the kind of value, the name and the number of arguments.</summary>
internal static class Methods
{
    /// <summary>The method of a kind of value; null where it has none of that name and number of arguments.</summary>
    public static BuiltIn? Find(RulesValueKind target, string name, int arguments) =>
        target switch
        {
            RulesValueKind.String => StringMethods.Find(name, arguments),
            RulesValueKind.Bytes => BytesMethods.Find(name, arguments),
            RulesValueKind.List => ListMethods.Find(name, arguments),
            RulesValueKind.Map => MapMethods.Find(name, arguments),
            RulesValueKind.Set => SetMethods.Find(name, arguments),
            RulesValueKind.MapDiff => MapDiffMethods.Find(name, arguments),
            RulesValueKind.Path => PathMethods.Find(name, arguments),
            RulesValueKind.Timestamp => TimestampMethods.Find(name, arguments),
            RulesValueKind.Duration => DurationMethods.Find(name, arguments),
            RulesValueKind.LatLng => LatLngMethods.Find(name, arguments),
            RulesValueKind.Constraint => ConstraintMethods.Find(name, arguments),
            _ => null,
        };

    /// <summary>The reason why there is no such method, in the emulator's words.</summary>
    public static string Missing(RulesValueKind target, string name, int arguments)
    {
        for (var count = 0; count <= 2; count++)
        {
            if (Find(target, name, count) is not null)
            {
                var method = $"{KindNames.Of(target)}.{name}";
                return EvaluationErrors.Arguments(arguments, Signatures.Of(method) ?? $"{method}()");
            }
        }

        return EvaluationErrors.NoFunction(name);
    }
}
