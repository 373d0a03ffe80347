using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RulesHarness.Code.CSharp.Values;

namespace RulesHarness.Code.CSharp.Reading;

/// <content>Conversions that the sources declare: a type of their own for the names of fields.</content>
internal sealed partial class CodeInterpreter
{
    /// <summary>Converts what an expression evaluates to, where its place wants another type.</summary>
    private IReadOnlyList<Outcome> Converted(ExpressionSyntax expression, IReadOnlyList<Outcome> outcomes)
    {
        if (!classes.HasConversions || ConversionOf(expression)?.OriginalDefinition is not { } conversion)
        {
            return outcomes;
        }
        return Then(outcomes, (at, value) => [.. Run(conversion, null, Bound(conversion, [(null, value)], at), at)]);
    }

    /// <summary>Gets the conversion of the sources that an expression is given to; null if there is none.</summary>
    private IMethodSymbol? ConversionOf(ExpressionSyntax expression)
    {
        var conversion =
            expression is CastExpressionSyntax
                ? sources.InfoOf(expression).Symbol as IMethodSymbol
                : sources.ConversionOf(expression);
        conversion ??= ToText(expression);
        return
            conversion is { MethodKind: MethodKind.Conversion }
            && sources.IsOwn(conversion)
            && SourceBodies.Of(conversion.OriginalDefinition) is not null
            ? conversion
            : null;
    }

    /// <summary>
    /// Gets the conversion to a text of an argument whose call the compiler does not understand: another argument has
    /// a type that is not in the sources.
    /// </summary>
    private IMethodSymbol? ToText(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && sources.InfoOf(call).Symbol is null
        && sources.TypeOf(expression) is INamedTypeSymbol type
        && sources.IsOwn(type)
            ? type.GetMembers("op_Implicit")
                .OfType<IMethodSymbol>()
                .FirstOrDefault(each => each.ReturnType.SpecialType == SpecialType.System_String)
            : null;
}
