namespace RulesHarness.Emulator;

/// <summary>
/// The emulator can't be found, started, trusted or installed. <see cref="Exception.Message"/> is one sentence;
/// <see cref="ToString"/> adds the help and the log.
/// </summary>
public sealed class EmulatorException : Exception
{
    internal EmulatorException(
        string id,
        string message,
        string help,
        IReadOnlyList<string>? logTail = null,
        Exception? cause = null
    )
        : base(message, cause) => (Id, Help, LogTail) = (id, help, logTail ?? []);

    /// <summary>The stable name of this failure, <c>RH3001</c> and so on.</summary>
    public string Id { get; }

    /// <summary>The advice to the reader.</summary>
    public string Help { get; }

    /// <summary>
    /// Returns true if the machine lacks what the emulator needs: RH3001 no emulator, RH3002 no Java, RH3003 a Java
    /// that is too old.
    /// </summary>
    public bool IsNotInstalled =>
        Id is EmulatorErrors.NoneFoundId or EmulatorErrors.NoJavaId or EmulatorErrors.JavaTooOldId;

    /// <summary>The emulator's last output, oldest line first; empty where it tells nothing.</summary>
    public IReadOnlyList<string> LogTail { get; }

    /// <inheritdoc />
    public override string ToString()
    {
        var log = LogTail.Count == 0 ? "" : $"\nlast output:\n  {string.Join("\n  ", LogTail)}";
        return $"{Id}: {Message}\nhelp: {Help}{log}\n{StackTrace}";
    }
}
