namespace RulesHarness.Language.Syntax;

/// <summary>One segment of a path pattern. Its string is how it is written.</summary>
/// <param name="Span">Where it stands, without the slash.</param>
public abstract record PathSegment(SourceSpan Span) : SyntaxNode(Span);

/// <summary><c>posts</c>: matches itself.</summary>
/// <param name="Text">The segment as written.</param>
/// <param name="Span">Where it stands.</param>
public sealed record LiteralSegment(string Text, SourceSpan Span) : PathSegment(Span)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary><c>{postId}</c>, also written <c>{postId=*}</c>: matches any one segment.</summary>
/// <param name="Name">What conditions call it.</param>
/// <param name="Span">Braces included.</param>
public sealed record CaptureSegment(string Name, SourceSpan Span) : PathSegment(Span)
{
    /// <inheritdoc/>
    public override string ToString() => $"{{{Name}}}";
}

/// <summary><c>{path=**}</c>: matches segments to any depth, at least one of them in version 1.</summary>
/// <param name="Name">What conditions call it.</param>
/// <param name="Span">Braces included.</param>
public sealed record GlobSegment(string Name, SourceSpan Span) : PathSegment(Span)
{
    /// <inheritdoc/>
    public override string ToString() => $"{{{Name}=**}}";
}
