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
        return field is { Type.Kind: TypeKind.String, Constraints.Pattern: { } pattern }
            ? rules
                .NotMatching(pattern)
                .Select(text =>
                    SchemaViolation.Of(field, ViolationKind.NotMatching, text, FieldViolations.ShownNotMatching(text))
                )
            : [];
    }
}
