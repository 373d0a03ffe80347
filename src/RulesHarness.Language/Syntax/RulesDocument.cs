using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>The root of the tree: <c>rules_version</c>, services, and functions outside of them.</summary>
/// <param name="DeclaredVersion">
/// What <c>rules_version</c> says, as in <c>2</c>; null when the file does not say.
/// </param>
/// <param name="Services">In the order of the file.</param>
/// <param name="Functions">The functions that every service sees.</param>
/// <param name="Span">The file.</param>
public sealed record RulesDocument(
    Name? DeclaredVersion,
    ImmutableArray<ServiceDeclaration> Services,
    ImmutableArray<FunctionDeclaration> Functions,
    SourceSpan Span
) : SyntaxNode(Span)
{
    /// <summary>1 or 2; a file that does not say is version 1
    /// (https://firebase.google.com/docs/firestore/security/get-started#security_rules_version_2).</summary>
    public int Version => DeclaredVersion?.Text == "2" ? 2 : 1;
}
