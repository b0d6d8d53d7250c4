"""Steps for tests of the engines: light, and importable in the processes that run them."""

import os
import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from analysis.scale.cell import Announce, Task
from analysis.tables import write_text


@dataclass(frozen=True)
class Letters:
    """Write a file a partition that lists its four articles; what befalls which article is told by `fate`."""

    folder: str
    fate: tuple[tuple[str, str], ...] = ()

    def __call__(self, task: Task, at: Announce) -> dict[str, int]:
        articles = [f"{task.name}-{number}" for number in range(4)]
        portions = [[a] for a in articles] if task.slow else [articles]
        for portion in portions:
            at(portion)
            for article in portion:
                if article not in task.aside:
                    self.befall(article)
        kept = [a for a in articles if a not in task.aside]
        told = [f"{a}: {task.aside[a]}" if a in task.aside else a for a in articles]
        write_text(Path(self.folder, task.name), "\n".join(told))
        return {"articles": len(kept), "refused": len(task.aside)}

    def befall(self, article: str) -> None:
        fate = dict(self.fate).get(article, "")
        if fate == "killed once":
            mark = Path(self.folder, f".{article}")
            if not mark.exists():
                mark.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif fate == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        elif fate == "worker killed once":
            mark = Path(self.folder, f".{article}")
            if not mark.exists():
                mark.touch()
                os.kill(os.getppid(), signal.SIGKILL)
                time.sleep(60)
        elif fate == "hangs":
            time.sleep(60)
        elif fate == "has a catastrophic pattern":
            re.match("(a+)+$", "a" * 60 + "!")
        elif fate == "grows":
            kept = [bytes(b"x" * (1 << 20)) for _ in range(400)]
            time.sleep(60 + len(kept))
        elif fate == "full":
            raise OSError(28, "No space left on device", f"{self.folder}/x")
        elif fate == "fails":
            raise ValueError("a fault of the step")
        elif fate == "waits":
            time.sleep(1.5)


@dataclass(frozen=True)
class Early:
    """End the process before any article is begun."""

    def __call__(self, task: Task, at: Announce) -> dict[str, int]:
        os.kill(os.getpid(), signal.SIGKILL)
        return {}
