using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RulesHarness.Code.CSharp.Sources;

/// <summary>
/// Fields and properties that something outside of the sources sets: a container, a page that uses a component, an
/// editor. Their attributes tell it. What they are set to at first is not all that they hold.
/// </summary>
internal static class MembersSetOutside
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "BindProperty",
        "CascadingParameter",
        "Dependency",
        "FromBody",
        "FromQuery",
        "FromRoute",
        "FromServices",
        "Import",
        "Inject",
        "ObservableProperty",
        "Parameter",
        "SerializeField",
        "SupplyParameterFromForm",
        "SupplyParameterFromQuery",
    };

    /// <summary>Returns true for a field or a property that is set from outside.</summary>
    public static bool IsSetOutside(ISymbol member) =>
        member
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .Select(declared =>
                declared as MemberDeclarationSyntax ?? declared.Parent?.Parent as MemberDeclarationSyntax
            )
            .SelectMany(declared => declared?.AttributeLists ?? [])
            .SelectMany(list => list.Attributes)
            .Any(attribute => Attributes.Contains(NameOf(attribute)));

    private static string NameOf(AttributeSyntax attribute)
    {
        var name = attribute.Name.DescendantTokens().Last(token => token.IsKind(SyntaxKind.IdentifierToken)).ValueText;
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
