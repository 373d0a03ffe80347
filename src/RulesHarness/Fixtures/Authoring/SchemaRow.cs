using RulesHarness.Specification.Model;

namespace RulesHarness.Fixtures.Authoring;

/// <summary>A field's row of the schema in a few words.</summary>
internal static class SchemaRow
{
    /// <summary>Type and constraints: <c>string, length 1..120</c>.</summary>
    public static string Of(Field field) =>
        field.Constraints.ToString() is { Length: > 0 } constraints ? $"{field.Type}, {constraints}" : $"{field.Type}";
}
