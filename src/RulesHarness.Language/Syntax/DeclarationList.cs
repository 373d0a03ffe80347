using System.Collections.Immutable;

namespace RulesHarness.Language.Syntax;

/// <summary>The declarations of a body while it is read.</summary>
internal sealed class DeclarationList
{
    public ImmutableArray<AllowStatement>.Builder Allows { get; } = ImmutableArray.CreateBuilder<AllowStatement>();

    public ImmutableArray<MatchBlock>.Builder Matches { get; } = ImmutableArray.CreateBuilder<MatchBlock>();

    public ImmutableArray<FunctionDeclaration>.Builder Functions { get; } =
        ImmutableArray.CreateBuilder<FunctionDeclaration>();

    /// <summary>False too when everything in the body was an error: one complaint is enough.</summary>
    public bool IsEmpty { get; set; } = true;
}
