using RulesHarness.Fixtures;
using RulesHarness.Specification.Model;

namespace RulesHarness.Cases;

/// <summary>Flaws that only the rules suggest.</summary>
internal sealed class RuleFlaws(RulesQuestions rules)
{
    /// <summary>The values of a field that only the rules list, and that only their patterns match.</summary>
    public IEnumerable<SchemaViolation> Of(Field field)
    {
        if (field.Type.Kind == TypeKind.Enum)
        {
            return rules
                .Beside([.. field.Type.Literals.OfType<string>()])
                .Select(word => SchemaViolation.Of(field, ViolationKind.NotInEnum, word, $"is {word}"));
        }
        if (field.Type is { Kind: TypeKind.Array, Element: { Kind: TypeKind.Enum } element })
        {
            return rules.Beside([.. element.Literals.OfType<string>()]).Select(word => OfItem(field, word));
        }
        return field is { Type.Kind: TypeKind.String, Constraints.Pattern: { } pattern }
            ? rules
                .NotMatching(pattern)
                .Select(text =>
                    SchemaViolation.Of(field, ViolationKind.NotMatching, text, FieldViolations.ShownNotMatching(text))
                )
            : [];
    }

    private static SchemaViolation OfItem(Field field, string word) =>
        SchemaViolation.Of(field, ViolationKind.WrongItem, (List<object?>)[word], $"has the item {word}") with
        {
            Item = 0,
        };
}
