namespace RulesHarness.Architecture.Tests.Samples.Right;

public class Target
{
    public const int Constant = 1;

    public static readonly int Field = 1;

    public static int Method() => 1;

    public static T Generic<T>() => default!;
}

public interface ITarget;

public enum TargetKind
{
    One,
}

[AttributeUsage(AttributeTargets.All)]
public sealed class TargetAttribute : Attribute;

public sealed class TargetException : Exception;

public delegate void TargetHandler();
